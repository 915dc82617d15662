// The frame around every screen: stage and time above, the stage itself, what is kept below.

import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

import type { PublicView } from "./messages";
import { About } from "./parts/About";
import { Connecting, Door, Locked } from "./parts/Door";
import { Header } from "./parts/Header";
import { Leftovers } from "./parts/Leftovers";
import { Ask } from "./stages/Ask";
import { Closed } from "./stages/Closed";
import { Collect } from "./stages/Collect";
import { Decide } from "./stages/Decide";
import { Discuss } from "./stages/Discuss";
import { Group } from "./stages/Group";
import { Lobby } from "./stages/Lobby";
import { LookBack } from "./stages/LookBack";
import { Place } from "./stages/Place";
import { Rate } from "./stages/Rate";
import { Vote } from "./stages/Vote";
import { Welcome } from "./stages/Welcome";
import type { Store } from "./store";
import { t } from "./words";

export function App({ store }: { readonly store: Store }) {
  const { view } = store;
  if (store.needsCode) {
    return (
      <Page screen="door" title={t("Join")}>
        <Leftovers store={store} />
        <Door store={store} />
      </Page>
    );
  }
  if (store.locked) {
    return (
      <Page screen="locked" title={t("Not in yet")}>
        <Leftovers store={store} />
        <Locked store={store} />
      </Page>
    );
  }
  if (!view) {
    return (
      <Page screen="door" title={t("Connecting")}>
        <Connecting store={store} />
      </Page>
    );
  }
  // A question to everybody takes the focus, wherever the page was scrolled to.
  const current = view.body.kind === "discuss" ? `${view.body.current}${view.body.open ? "/asked" : ""}` : "";
  return (
    <Page
      screen={`${view.state}/${view.stage}/${current}`}
      kind={view.body.kind}
      title={view.name || view.title}
      header={<Header store={store} view={view} />}
      note={footnote(view)}
    >
      <Leftovers store={store} />
      <Stage store={store} view={view} />
    </Page>
  );
}

interface PageProps {
  /** Changes when the screen does; the heading then takes the focus, so that nobody is left on a button that went. */
  readonly screen: string;
  readonly title: string;
  readonly kind?: string;
  readonly header?: ComponentChildren;
  readonly note?: string;
  readonly children: ComponentChildren;
}

function Page({ screen, title, kind = "door", header, note = "", children }: PageProps) {
  const main = useRef<HTMLElement>(null);
  const shown = useRef("");
  useEffect(() => {
    document.title = title;
    const first = shown.current === "";
    if (shown.current === screen) return;
    shown.current = screen;
    const heading = main.current?.querySelector("h1");
    heading?.setAttribute("tabindex", "-1");
    if (!first) {
      heading?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
  }, [screen, title]);
  return (
    <div class={`page ${kind}`}>
      {header}
      <main ref={main}>{children}</main>
      <footer>
        {note && <p>{note}</p>}
        <About />
      </footer>
    </div>
  );
}

function Stage({ store, view }: { readonly store: Store; readonly view: PublicView }) {
  const { body } = view;
  switch (body.kind) {
    case "lobby":
      return <Lobby store={store} view={view} />;
    case "look_back":
      return <LookBack view={view} body={body} />;
    case "welcome":
      return <Welcome view={view} body={body} />;
    case "collect":
      return <Collect key={view.stage} store={store} view={view} body={body} />;
    case "group":
      return <Group view={view} body={body} />;
    case "vote":
      return <Vote store={store} view={view} body={body} />;
    case "place":
      return <Place store={store} view={view} body={body} />;
    case "discuss":
      return <Discuss store={store} view={view} body={body} />;
    case "decide":
      return <Decide view={view} body={body} />;
    case "rate":
      return <Rate store={store} view={view} body={body} />;
    case "ask":
      return <Ask store={store} view={view} body={body} />;
    case "closed":
      return <Closed body={body} />;
  }
}

function footnote({ body }: PublicView): string {
  if (body.kind === "collect") return t("Nothing kept says who wrote a card.");
  if (body.kind === "vote" && body.open) return t("Secret. You can change your votes until the vote is closed.");
  if (body.kind === "place" && body.open) return t("Secret. Only the middle and the spread are shown, after the close.");
  if ((body.kind === "rate" || body.kind === "ask") && body.open) return t("Secret. Only how many gave each answer is shown, after the close.");
  if (body.kind === "discuss" && body.open) return t("Secret. What the room wants is shown after the close, from 3 thumbs on.");
  return "";
}
