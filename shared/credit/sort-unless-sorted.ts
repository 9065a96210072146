/** Sorts in place, after a look whether there is anything to do: what comes from a ledger mostly lies in order already. */
export function sortUnlessSorted<Each>(list: Each[], compare: (a: Each, b: Each) => number): void {
  let before: Each | undefined;
  for (const each of list) {
    if (before !== undefined && compare(before, each) > 0) {
      list.sort(compare);
      return;
    }
    before = each;
  }
}
