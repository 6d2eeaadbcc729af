import * as stories from '../../../stories/email-status-icon.stories.js';
import { describeStories } from './every-story.js';

describeStories(stories);
