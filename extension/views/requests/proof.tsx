import { QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { newQueryClient } from "../ui/query-client.ts";
import { ReauthenticateDialog } from "../ui/reauthenticate-dialog.tsx";

/** The proof of identity where a surface keeps no cache of reads of its own. */
export const Proof = ({ onDone, onClose }: { onDone: () => void; onClose: () => void }) => {
  const [client] = useState(newQueryClient);
  return (
    <QueryClientProvider client={client}>
      <ReauthenticateDialog onDone={onDone} onClose={onClose} />
    </QueryClientProvider>
  );
};
