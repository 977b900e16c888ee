import panel from './panel.css';
import sections from './sections.css';
import you from './you.css';

/** What the panel and the elements of its kind adopt, besides what every element has. */
export default panel + sections + you;
