import { defineConfig } from "vite";

// The door serves exactly three files: index.html, app.<hash>.js and app.css.
export default defineConfig({
  base: "/",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: ["es2020", "safari14"],
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    reportCompressedSize: true,
    rollupOptions: {
      output: {
        hashCharacters: "hex",
        entryFileNames: "app.[hash].js",
        assetFileNames: "app[extname]",
      },
    },
  },
});
