// The chat page.
import { createApp } from 'vue';
import App from './App.vue';
import { connect } from './live.ts';
import './styles.css';

createApp(App).mount('#app');
connect();
