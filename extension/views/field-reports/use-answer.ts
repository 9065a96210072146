import { useCallback, useEffect, useRef, useState } from "react";
import type * as z from "zod";
import type { Failure } from "#extension/platform/messages.ts";
import { askApi } from "../ui/ask-api.ts";

/** One answer of the API, asked at once and whenever `again` is called; what was read stays when it fails. */
export const useAnswer = <Value>(
  schema: z.ZodType<Value>,
  path: string,
): { value: Value | null; failure: Failure | null; again: () => void } => {
  const [read, setRead] = useState<{ value: Value | null; failure: Failure | null }>({
    value: null,
    failure: null,
  });
  const round = useRef(0);
  const again = useCallback(() => {
    round.current += 1;
    const mine = round.current;
    askApi(schema, { method: "GET", path }).then(
      (value) => mine === round.current && setRead({ value, failure: null }),
      (failure: Failure) => mine === round.current && setRead(({ value }) => ({ value, failure })),
    );
  }, [schema, path]);
  useEffect(() => {
    again();
    return () => {
      round.current += 1;
    };
  }, [again]);
  return { ...read, again };
};
