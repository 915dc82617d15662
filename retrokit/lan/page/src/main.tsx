import { render } from "preact";

import { App } from "./App";
import { Store } from "./store";
import "./style/tokens.css";
import "./style/base.css";
import "./style/frame.css";
import "./style/buttons.css";
import "./style/fields.css";
import "./style/sheet.css";
import "./style/cards.css";
import "./style/topics.css";
import "./style/stages.css";
import "./style/place.css";
import "./style/wide.css";

const root = document.getElementById("app");
let asked = false;

/** Draws once for all changes of one turn. */
function draw(): void {
  if (asked) return;
  asked = true;
  queueMicrotask(() => {
    asked = false;
    if (root) render(<App store={store} />, root);
  });
}

const store = new Store(draw);
store.start();
draw();
