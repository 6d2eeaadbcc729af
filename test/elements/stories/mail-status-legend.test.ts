import * as stories from '../../../stories/mail-status-legend.stories.js';
import { describeStories } from './every-story.js';

describeStories(stories);
