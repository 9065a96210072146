export const Popup = () => <main />;
