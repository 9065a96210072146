/**
 * Area under the ROC curve: how often an event has a higher value than a non-event, ties counting half. Null without both.
 * The order of rows does not matter.
 */
export function auc(values: readonly number[], events: readonly boolean[]): number | null {
  const order = values.map((value, index) => ({ value, event: events[index] === true }));
  order.sort((one, other) => one.value - other.value);
  let positives = 0;
  let rankSum = 0;
  for (let from = 0; from < order.length; ) {
    const value = order[from]?.value;
    let to = from;
    let tiedEvents = 0;
    for (; to < order.length && order[to]?.value === value; to += 1) if (order[to]?.event) tiedEvents += 1;
    rankSum += (tiedEvents * (from + 1 + to)) / 2;
    positives += tiedEvents;
    from = to;
  }
  const negatives = order.length - positives;
  if (positives === 0 || negatives === 0) return null;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}
