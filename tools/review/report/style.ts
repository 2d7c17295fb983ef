/** Colours keep a contrast of 4.5 to 1 in both schemes. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --line: #d0d7de; --quiet: #57606a; --code: #f1f3f5; --open: #a40e26; --fine: #116329; --link: #0550ae; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --line: #3d444d; --quiet: #9198a1; --code: #1c2128; --open: #ff9492; --fine: #7ee787; --link: #79c0ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 76rem; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
header { border-left: .4rem solid var(--line); padding: .2rem 1rem; }
header.open { border-color: var(--open); } header.fine, header.same { border-color: var(--fine); }
header.open h1 { color: var(--open); } header.fine h1, header.same h1 { color: var(--fine); }
h1 { font-size: clamp(1.1rem, 5vw, 1.5rem); line-height: 1.3; margin: 0; } h2 { font-size: 1.15rem; margin: 0; display: inline; }
header p { margin: .2rem 0 0; color: var(--quiet); }
nav ul { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; list-style: none; padding: 0; color: var(--quiet); }
a { color: var(--link); } :focus-visible { outline: .2rem solid var(--link); outline-offset: .1rem; }
.skip { position: absolute; left: -100vw; } .skip:focus { position: static; }
section, details { border-top: 1px solid var(--line); padding: .8rem 0; }
summary { cursor: pointer; } summary span { color: var(--quiet); }
main ul { padding-left: 1.2rem; margin: .5rem 0 0; } main li { margin: .35rem 0; }
main li li { color: var(--quiet); margin: .1rem 0; }
code { font: .875em ui-monospace, monospace; background: var(--code); padding: .1em .3em; border-radius: .25em; }
@media (max-width: 32rem) { body { padding: .6rem; } main ul { padding-left: 1rem; } main ul ul { padding-left: .6rem; } }
@media print { ::details-content { content-visibility: visible; block-size: auto; } }
`;
