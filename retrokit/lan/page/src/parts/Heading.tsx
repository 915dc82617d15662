// The large line of a stage and the sentence under it.

import type { PublicView } from "../messages";

export function Heading({ view }: { readonly view: PublicView }) {
  return (
    <>
      <h1 dir="auto">{view.heading || view.name}</h1>
      {view.prompt && (
        <p class="prompt" dir="auto">
          {view.prompt}
        </p>
      )}
    </>
  );
}
