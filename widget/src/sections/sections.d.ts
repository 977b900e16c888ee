/** Made by the build (sections.mjs) of what stands in this folder. */
declare module 'sections' {
  /** In the order of their tabs. */
  export const sections: import('./section.js').Section[];
  /** Which of them are folders, by their ids: their words are fetched when somebody looks. */
  export const folders: string[];
}
