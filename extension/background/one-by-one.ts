/** Runs tasks one after the other, in the order given; one that fails stops none that follow. */
export const oneByOne = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <Value>(task: () => Promise<Value>): Promise<Value> => {
    const done = last.then(task);
    last = done.catch(() => undefined);
    return done;
  };
};

type Item<Value> = { getValue(): Promise<Value>; setValue(value: Value): Promise<void> };

/** Changes what a stored item holds, so that of two changes at once neither is lost. Gives what it holds now. */
export const changer = <Value>(item: Item<Value>) => {
  const inTurn = oneByOne();
  return (change: (before: Value) => Value): Promise<Value> =>
    inTurn(async () => {
      const before = await item.getValue();
      const next = change(before);
      if (next !== before) await item.setValue(next);
      return next;
    });
};
