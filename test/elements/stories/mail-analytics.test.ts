import * as stories from '../../../stories/mail-analytics.stories.js';
import { describeStories } from './every-story.js';

describeStories(stories);
