import type { PublicView, WelcomeBody } from "../messages";
import { Heading } from "../parts/Heading";

export function Welcome({ view, body }: { readonly view: PublicView; readonly body: WelcomeBody }) {
  return (
    <>
      <Heading view={view} />
      {body.points.length > 0 && (
        <ul class="points">
          {body.points.map((point) => (
            <li key={point} dir="auto">
              {point}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
