// The script that every previewed page loads: it listens to the server, reloads the page when something was published, and
// shows errors over it.

package enum PreviewScript {
  package static let text = #"""
    // Added by laurel serve; no part of the site.
    (() => {
      'use strict';
      const script = document.currentScript;
      const version = script.dataset.version;
      const page = document.getElementById('laurel-errors');
      const placeKey = 'laurel-place';
      let place = takePlace(), source = null, overlay = null;

      function connect() {
        if (source || document.hidden) return;
        source = new EventSource('/.laurel/events');
        source.addEventListener('state', event => {
          const cut = event.data.indexOf('\n');
          receive(cut < 0 ? event.data : event.data.slice(0, cut), cut < 0 ? '' : event.data.slice(cut + 1));
        });
        source.onerror = () => {
          if (source && source.readyState === EventSource.CLOSED) {
            disconnect();
            setTimeout(connect, 1000);
          }
        };
      }

      function disconnect() {
        if (source) source.close();
        source = null;
      }

      function receive(published, errors) {
        if (published !== version) {
          reload();
        } else if (page) {
          // A page of errors: nothing was ever built. Without errors the first build is still at work.
          if (errors && page.innerHTML !== errors) page.innerHTML = errors;
          reveal(page);
        } else if (errors) {
          show(errors);
        } else {
          hide();
        }
      }

      // A reload keeps the reader's place. Browsers do that too, but scroll there visibly where the site asks for smooth
      // scrolling, and lose it when the next reload comes meanwhile.
      function reload() {
        disconnect();
        const [left, top] = place ?? [scrollX, scrollY];
        try {
          sessionStorage.setItem(placeKey, JSON.stringify([location.href, left, top]));
          history.scrollRestoration = 'manual';
        } catch { /* Without storage, the browser restores it. */ }
        location.reload();
      }

      function takePlace() {
        try {
          const [address, left, top] = JSON.parse(sessionStorage.getItem(placeKey)) ?? [];
          sessionStorage.removeItem(placeKey);
          return address === location.href ? [left, top] : null;
        } catch {
          return null;
        }
      }

      // At once, before the page is painted, and again when images may have made it long enough, unless the reader
      // has moved meanwhile.
      function restorePlace() {
        if (!place) return;
        const [left, top] = place;
        scrollTo({left, top, behavior: 'instant'});
        const [reachedLeft, reachedTop] = [scrollX, scrollY];
        addEventListener('load', () => {
          if (scrollX === reachedLeft && scrollY === reachedTop) scrollTo({left, top, behavior: 'instant'});
          place = null;
          history.scrollRestoration = 'auto';
        }, {once: true});
      }

      // The overlay has a tree of its own, so that the site's styles do not reach it.
      function show(errors) {
        if (!overlay) {
          const host = document.createElement('div');
          host.id = 'laurel-preview';
          const root = host.attachShadow({mode: 'open'});
          const style = document.createElement('link');
          style.rel = 'stylesheet';
          style.href = '/.laurel/preview.css';
          root.append(style);
          root.append(document.createRange().createContextualFragment(
            '<dialog aria-label="Errors in the portal"><form method="dialog">' +
            '<button class="close" autofocus>Hide</button></form><div class="content"></div></dialog>' +
            '<button class="badge" hidden></button>'));
          const dialog = root.querySelector('dialog'), badge = root.querySelector('.badge');
          root.querySelector('form').addEventListener('submit', event => {
            event.preventDefault();
            dialog.close();
          });
          dialog.addEventListener('close', () => { badge.hidden = false; });
          badge.addEventListener('click', () => {
            badge.hidden = true;
            dialog.showModal();
          });
          overlay = {host, dialog, badge, content: root.querySelector('.content')};
          style.addEventListener('load', open);
          document.documentElement.append(host);
        }
        overlay.content.innerHTML = errors;
        const title = overlay.content.querySelector('h1');
        overlay.badge.textContent = title ? title.textContent.split(':')[0] : 'Errors';
        if (overlay.ready) open();
      }

      function open() {
        if (!overlay) return;
        overlay.ready = true;
        overlay.badge.hidden = true;
        if (!overlay.dialog.open) overlay.dialog.showModal();
        reveal(overlay.content);
      }

      // A long line is scrolled to its fault.
      function reveal(root) {
        for (const line of root.querySelectorAll('pre')) {
          const caret = line.querySelector('.caret');
          if (caret && caret.offsetLeft + caret.offsetWidth > line.clientWidth) {
            line.scrollLeft = caret.offsetLeft - line.clientWidth / 3;
          }
        }
      }

      function hide() {
        if (overlay) overlay.host.remove();
        overlay = null;
      }

      // A hidden tab holds no connection: browsers open only six to one server. It catches up when it is shown.
      document.addEventListener('visibilitychange', () => document.hidden ? disconnect() : connect());
      addEventListener('pagehide', disconnect);
      addEventListener('pageshow', connect);
      restorePlace();
      connect();
    })();

    """#
}
