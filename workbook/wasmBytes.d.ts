// The engine's binary as the bundler hands it over: a `data:` address with base64 text, inside the bundle itself.
// Law: nothing is fetched and no file is read when the engine starts.
declare module '@ironcalc/wasm/wasm_bg.wasm?url&inline' {
  const address: string;
  export default address;
}
