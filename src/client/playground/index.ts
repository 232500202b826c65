// The playground's page: everything it takes is fetched when the page has been drawn.

const place = document.querySelector<HTMLElement>('[data-playground]');

if (place) {
  void import('./playground.ts')
    .then(({ openPlayground }) => openPlayground(place))
    .catch((error: unknown) => {
      const offline = navigator.onLine ? '' : ' 지금은 인터넷에 연결되어 있지 않습니다.';
      place.textContent = `편집기를 내려받지 못했습니다.${offline} 페이지를 다시 열어 보세요.`;
      console.warn(error);
    });
}
