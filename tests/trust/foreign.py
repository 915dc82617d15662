"""A page of another origin that tries everything a page can try to reach the room; served to a browser by the tests."""

from __future__ import annotations

# Each way says what it got: "" for nothing. ``at`` is the room's address.
PROBES = """
async (at) => {
  const ws = at.replace("http", "ws") + "ws";
  const script = "app.1a2b3c.js";
  const within = (work, ms = 3000) => Promise.race([work, new Promise((r) => setTimeout(() => r(""), ms))]);
  const fetched = (path, init) => within(fetch(at + path, init).then(async (a) =>
    a.type === "opaque" || a.type === "error" ? "" : (await a.text()) || "an answer")).catch(() => "");
  const loaded = (tag, attribute, path, ready) => within(new Promise((done) => {
    const element = document.createElement(tag);
    element.onload = () => done(ready(element));
    element.onerror = () => done("");
    if (tag === "link") element.rel = "stylesheet";
    element[attribute] = at + path;
    document.body.append(element);
  }).catch(() => ""));
  const inside = (frame) => {
    try { return frame.contentDocument && frame.contentDocument.body.innerHTML ? "its document" : ""; } catch { return ""; }
  };
  const socket = (protocols) => within(new Promise((done) => {
    let said = "";
    try {
      const s = new WebSocket(ws, protocols);
      s.onopen = () => { said = "open"; done(said); };
      s.onmessage = () => { done("a message"); };
      s.onerror = s.onclose = () => done(said);
    } catch { done(""); }
  }));
  const form = (method, encoding) => within(new Promise((done) => {
    const frame = document.createElement("iframe");
    frame.name = "f" + Math.random();
    const form = document.createElement("form");
    Object.assign(form, { action: at + "ws", method, enctype: encoding, target: frame.name });
    const field = document.createElement("textarea");
    field.name = '{"t":"add"}';
    form.append(field);
    document.body.append(frame, form);
    let loads = 0;
    frame.onload = () => { if (++loads > 1 || method === "get") done(inside(frame)); };
    setTimeout(() => form.submit(), 50);
  }), 1000);
  const tried = {
    "fetch": fetched(""),
    "fetch without cors": fetched("", { mode: "no-cors" }),
    "fetch of the script": fetched(script),
    "fetch with a header": fetched("", { headers: { "X-Room": "1" } }),
    "post": fetched("", { method: "POST", body: '{"t":"add"}' }),
    "put": fetched("", { method: "PUT", body: "x" }),
    "socket": socket([]),
    "socket with a protocol": socket(["retrokit"]),
    "iframe": loaded("iframe", "src", "", inside),
    "script": loaded("script", "src", script, () => "it ran"),
    "style": loaded("link", "href", "app.css", () => "it applied"),
    "picture": loaded("img", "src", "", () => "it was drawn"),
    "event source": within(new Promise((done) => {
      const source = new EventSource(at + "ws");
      source.onopen = () => { source.close(); done("open"); };
      source.onerror = () => { source.close(); done(""); };
    })),
    "form, get": form("get", "application/x-www-form-urlencoded"),
    "form, post": form("post", "application/x-www-form-urlencoded"),
    "form, post of plain text": form("post", "text/plain"),
    "beacon": (navigator.sendBeacon(at + "ws", "x"), ""),
  };
  const got = await Promise.all(Object.values(tried));
  return Object.fromEntries(Object.keys(tried).map((way, n) => [way, got[n]]));
}
"""
PAGE = "<!doctype html><meta charset=utf-8><title>A page about cats</title><body>"
