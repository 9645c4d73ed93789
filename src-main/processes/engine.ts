import { hostLab } from '../server';

hostLab();
