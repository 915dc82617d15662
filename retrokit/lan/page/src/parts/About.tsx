// "What is kept about me?", one touch away on every screen.

import { useEffect, useRef, useState } from "preact/hooks";

import { t } from "../words";

export function About() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="textual" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t("What is kept about me?")}
      </button>
      {open && <Sheet close={() => setOpen(false)} />}
    </>
  );
}

/** Gives the focus back to the button by itself: that is what closing a modal dialog does. */
function Sheet({ close }: { readonly close: () => void }) {
  const sheet = useRef<HTMLDialogElement>(null);
  useEffect(() => sheet.current?.showModal(), []);
  return (
    <dialog ref={sheet} class="sheet" aria-labelledby="about" onClose={close}>
      <h2 id="about" tabIndex={-1}>
        {t("What is kept about me?")}
      </h2>
      <p class="large">{t("Nothing kept on the laptop says who wrote a card, in which order cards came, or which cards come from one person.")}</p>
      <h3>{t("On the laptop")}</h3>
      <ul>
        <li>{t("Your cards, mixed with everybody's, and counts. No name, no account, no address of your phone, no time.")}</li>
        <li>{t("Until the session ends, scrambled marks that nobody can turn back into you without your phone, so that a second vote replaces your first.")}</li>
        <li>{t("What the room agrees, with the name of whoever carries it.")}</li>
        <li>{t("“kept ✓” means that it is on the laptop's disk.")}</li>
      </ul>
      <h3>{t("On this phone")}</h3>
      <ul>
        <li>{t("Your own cards and what you began to write, so that nothing is lost. Gone when this page sees the session end, or is opened again after a day, or after two weeks if the session had not begun.")}</li>
      </ul>
      <h3>{t("What we cannot promise")}</h3>
      <ul>
        <li>{t("Your words may still give you away. Read a card as your colleagues will.")}</li>
        <li>{t("With fewer than 3 writers nobody is anonymous.")}</li>
        <li>{t("Late cards join the board together, three at least or with the next stage. They may all be one person's.")}</li>
        <li>{t("Anybody who listens on this Wi-Fi sees that this phone takes part, but neither your words and votes nor when you write or vote.")}</li>
        <li>{t("Whoever controls the network could put another page in the place of this one. The laptop's own hotspot keeps out who is not in the room.")}</li>
        <li>{t("Typing the code protects less than scanning it: whoever knows the code and controls the network can read along.")}</li>
        <li>{t("A changed program on the laptop, or a look into its memory while people write, could tell who wrote what.")}</li>
      </ul>
      <form method="dialog">
        <button class="primary" type="submit">
          {t("Close")}
        </button>
      </form>
    </dialog>
  );
}
