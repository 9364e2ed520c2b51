// Where the drawing gets the images of a template: asked for when they come near the window, kept as addresses of the
// window's own memory. Law: an image that does not come leaves its box; every address is given back on closing.
import type { PictureBytes } from '../../core/drawingModel';

export interface PictureSource {
  /** The address of an image that is here; undefined while it is not, or when it could not be had. */
  urlOf(picture: number): string | undefined;
  /** Asks for an image once; resolves when it is here or will never be. */
  ask(picture: number): Promise<void>;
  subscribe(listener: () => void): () => void;
  close(): void;
}

/** A source that fetches each image when it is first asked for. */
export function loadingPictures(fetchPicture: (picture: number) => Promise<PictureBytes>): PictureSource {
  const asked = new Map<number, Promise<void>>();
  const urls = new Map<number, string>();
  const listeners = new Set<() => void>();
  let isClosed = false;

  async function load(picture: number): Promise<void> {
    try {
      const { type, bytes } = await fetchPicture(picture);
      if (isClosed) return;
      urls.set(picture, URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type })));
      for (const listener of listeners) listener();
    } catch {
      // Its box with the word for a picture stays where it is.
    }
  }

  return {
    urlOf: (picture) => urls.get(picture),
    ask: (picture) => {
      const running = asked.get(picture) ?? load(picture);
      asked.set(picture, running);
      return running;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    close: () => {
      isClosed = true;
      for (const url of urls.values()) URL.revokeObjectURL(url);
      urls.clear();
      asked.clear();
    },
  };
}
