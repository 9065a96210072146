export const Options = () => <main />;
