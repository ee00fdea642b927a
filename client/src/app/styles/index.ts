// In the order of the cascade: tokens and ground first, then the parts that pages are made of.
import './tokens.css';
import './ground.css';
import './shell.css';
import './parts.css';
import './forms.css';
import './fieldRows.css';
import './agenda.css';
import './collaboration.css';
import './grids.css';
import './raci.css';
import './deadline.css';
import './plan.css';
import './whatIf.css';
import './closing.css';
import './calendar.css';
import './session.css';
import './print.css';
