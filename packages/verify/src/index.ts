export { x } from "kubeconform-wasm";
