/** The part of lcms-wasm that we use: Little CMS 2, see its API documentation. */
declare module 'lcms-wasm' {
  type Handle = number

  type Lcms = {
    cmsCreate_sRGBProfile(): Handle
    cmsCreateLab4Profile(): Handle
    cmsOpenProfileFromMem(bytes: Uint8Array, length: number): Handle
    cmsCloseProfile(profile: Handle): void
    cmsCreateTransform(
      from: Handle,
      fromFormat: number,
      to: Handle,
      toFormat: number,
      intent: number,
      flags: number,
    ): Handle
    cmsDoTransform(transform: Handle, input: Uint8Array, pixels: number): Uint8Array
    cmsDoTransform(transform: Handle, input: Uint16Array, pixels: number): Uint16Array
    cmsDeleteTransform(transform: Handle): void
  }

  export function instantiate(): Promise<Lcms>
  export const TYPE_Lab_16: number
  export const TYPE_RGB_8: number
  export const TYPE_RGB_16: number
  export const TYPE_CMYK_8: number
  export const TYPE_CMYK_16: number
  export const INTENT_RELATIVE_COLORIMETRIC: number
  export const cmsFLAGS_BLACKPOINTCOMPENSATION: number
}
