// Search without a server.  A page opened from a disk may start no worker: a hidden frame stands in
// for one.  Nothing is asked of any other host, and served pages do not use it.
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(url) {
      super();
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      document.body.append(this.frame);
      this.inside = this.frame.contentWindow;
      window.addEventListener("message", (event) => {
        if (event.source !== this.inside) return;
        event.stopImmediatePropagation();
        const told = new MessageEvent("message", { data: event.data });
        this.dispatchEvent(told);
        this.onmessage?.(told);
      });
      const inner = this.inside.document;
      inner.open(); // which forgets all listeners
      this.ready = new Promise((resolve) => this.inside.addEventListener("load", resolve));
      inner.write(
        "<script>postMessage = (said) => parent.postMessage(said, '*')</script>" +
          `<script src="${url}"></script>`,
      );
      inner.close();
    }
    postMessage(data) {
      this.ready.then(() =>
        this.inside.dispatchEvent(new MessageEvent("message", { data })),
      );
    }
    terminate() {
      this.frame.remove();
    }
  };
}
