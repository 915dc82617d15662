import type { GroupBody, PublicView } from "../messages";
import { CardList } from "../parts/CardList";
import { Heading } from "../parts/Heading";
import { t, tn } from "../words";

export function Group({ view, body }: { readonly view: PublicView; readonly body: GroupBody }) {
  return (
    <>
      <Heading view={view} />
      <div class="tiles">
        {body.groups.map((group) => (
          <section key={group.id} class="panel">
            <h2>
              <span dir="auto">{group.name || t("No name yet")}</span> <span class="soft">{tn("%n card(s)", group.cards.length)}</span>
            </h2>
            <CardList cards={group.cards} label={group.name || t("No name yet")} />
          </section>
        ))}
      </div>
      {body.loose.length > 0 && (
        <section>
          <h2>
            {t("On their own")} <span class="soft">{tn("%n card(s)", body.loose.length)}</span>
          </h2>
          <div class="spread">
            <CardList cards={body.loose} label={t("On their own")} />
          </div>
        </section>
      )}
    </>
  );
}
