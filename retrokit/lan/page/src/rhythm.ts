// When this phone sends. While something secret is open every phone sends one frame on every beat, whether or not its
// person has written, so that the moments of the frames tell nothing.

import type { PublicView } from "./messages";

export const BEAT_MS = 2_000;
/** So many beats follow when the secret is over or the page is hidden: an act that waits goes out unseen in them. */
const LAST_BEATS = 2;

/** Where cards are gathered always: after the reveal come the late ones, and who writes those is as secret. */
export function isSecret({ body }: PublicView): boolean {
  const once = body.kind === "vote" || body.kind === "rate" || body.kind === "place" || body.kind === "ask";
  return body.kind === "collect" || (once && body.open);
}

export class Rhythm {
  /** Whether what there is to say may go out at once. */
  free = false;
  private secret = false;
  private left = 0;
  private timer = 0;
  private due = 0;

  /** `beat` sends exactly one frame; `freed` sends what still waits. */
  constructor(
    private readonly beat: () => void,
    private readonly freed: () => void,
  ) {
    document.addEventListener("visibilitychange", () => this.turned());
  }

  get beating(): boolean {
    return this.timer !== 0;
  }

  /** The newest view, also the first one on a connection. */
  follow(view: PublicView): void {
    this.secret = isSecret(view);
    if (this.secret) {
      this.free = false;
      this.left = document.hidden ? Math.min(this.left, LAST_BEATS) : Infinity;
      if (!this.beating && this.left) this.start(Math.random() * BEAT_MS);
    } else if (this.beating) {
      this.left = Math.min(this.left, LAST_BEATS);
    } else if (!this.free) {
      this.free = true;
      this.freed();
    }
  }

  /** Another connection begins, or none: nothing is sent until its first view. */
  stop(): void {
    window.clearTimeout(this.timer);
    this.timer = this.left = 0;
    this.secret = this.free = false;
  }

  private turned(): void {
    if (document.hidden) {
      this.left = Math.min(this.left, LAST_BEATS);
    } else if (this.secret) {
      this.left = Infinity;
      if (!this.beating) this.start(0);
    }
  }

  private start(pause: number): void {
    this.due = performance.now() + pause;
    this.timer = window.setTimeout(() => this.run(), pause);
  }

  private run(): void {
    this.timer = 0;
    this.left -= 1;
    // The next beat keeps to the grid of the first one, however late this one is; what was slept through is left out.
    const now = performance.now();
    do this.due += BEAT_MS;
    while (this.due <= now);
    if (this.left > 0) this.timer = window.setTimeout(() => this.run(), this.due - now);
    this.beat();
    if (!this.left && !this.secret) {
      this.free = true;
      this.freed();
    }
  }
}
