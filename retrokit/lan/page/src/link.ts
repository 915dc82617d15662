// How it stands between this phone and the laptop, for the screens to say in words. The store tells what happens.

export type LinkState = "connecting" | "connected" | "away";

/** A connection that is back within this time is not worth a warning. */
const BLINK_MS = 1_000;

export class Link {
  state: LinkState = "connecting";
  /** The key of the room is made from the typed code, and that takes longer than a moment. */
  opening = false;
  /** Frames arrived changed, and since then none have arrived well. */
  tampered = false;
  private blink = 0;

  constructor(private readonly changed: () => void) {}

  connected(): void {
    window.clearTimeout(this.blink);
    this.state = "connected";
    this.tampered = false;
  }

  lost(tampered: boolean): void {
    this.tampered ||= tampered;
    if (this.state !== "connected") return;
    this.state = "connecting";
    window.clearTimeout(this.blink);
    this.blink = window.setTimeout(() => {
      this.state = "away";
      this.changed();
    }, BLINK_MS);
  }
}
