// pdfium in wasm for Python: plain calls pass through, out parameters come back as bytes.
function pdfiumBridge(M) {
  const scratch = M._malloc(256), open = new Map();
  const bridge = {};
  for (const name of Object.keys(M)) if (/^_(FPDF|FORM_)/.test(name)) bridge[name.slice(1)] = M[name];

  bridge.open = data => {
    const buffer = data.getBuffer("u8");
    try {
      const at = M._malloc(buffer.data.length);
      if (!at) return 0;
      M.HEAPU8.set(buffer.data, at);
      const document = M._FPDF_LoadMemDocument64(at, buffer.data.length, 0);
      if (document) open.set(document, at); else M._free(at);
      return document;
    } finally { buffer.release(); }
  };
  bridge.FPDF_CloseDocument = document => {
    M._FPDF_CloseDocument(document);
    M._free(open.get(document));
    open.delete(document);
  };

  // A form that nobody fills in: what it asks of its reader is a number and no functions at all.
  bridge.form = (document, version) => {
    const host = M._malloc(512);
    M.HEAPU8.fill(0, host, host + 512);
    M.HEAP32[host >> 2] = version;
    const form = M._FPDFDOC_InitFormFillEnvironment(document, host);
    open.set(form, host);
    return form;
  };
  bridge.FPDFDOC_ExitFormFillEnvironment = form => {
    M._FPDFDOC_ExitFormFillEnvironment(form);
    M._free(open.get(form));
    open.delete(form);
  };

  // The first `count` of the words are given, the others the sizes of what is filled.  Answers the
  // result as a double, then each that was filled, at a multiple of eight.
  bridge.call = (name, count, ...words) => {
    const at = [];
    let end = scratch + 8;
    for (const size of words.slice(count)) { at.push(end); end += (size + 7) & ~7; }
    M.HEAPU8.fill(0, scratch, end);
    const result = M["_" + name](...words.slice(0, count), ...at);
    M.HEAPF64[scratch >> 3] = result;
    return M.HEAPU8.slice(scratch, end);
  };

  bridge.pixels = bitmap => {
    const at = M._FPDFBitmap_GetBuffer(bitmap);
    return M.HEAPU8.slice(at, at + M._FPDFBitmap_GetStride(bitmap) * M._FPDFBitmap_GetHeight(bitmap));
  };

  // All characters of a page: code; 1 made up, 2 with an origin, 4 with a box; origin and box.
  bridge.characters = text => {
    const n = Math.max(0, M._FPDFText_CountChars(text));
    const codes = new Uint32Array(n), signs = new Uint8Array(n), places = new Float64Array(6 * n);
    for (let i = 0; i < n; i++) {
      codes[i] = M._FPDFText_GetUnicode(text, i);
      signs[i] = M._FPDFText_IsGenerated(text, i) === 1 ? 1 : 0;
      if (M._FPDFText_GetCharOrigin(text, i, scratch, scratch + 8)) {
        signs[i] |= 2;
        places.set(M.HEAPF64.subarray(scratch >> 3, (scratch >> 3) + 2), 6 * i);
      }
      if (M._FPDFText_GetLooseCharBox(text, i, scratch)) {
        signs[i] |= 4;
        places.set(M.HEAPF32.subarray(scratch >> 2, (scratch >> 2) + 4), 6 * i + 2);
      }
    }
    return [codes, signs, places];
  };
  return bridge;
}
