import { createQueryClient } from '@api';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { cspNonce, giveStylesTheNonce } from './csp';
import { Providers } from './Providers';
import { createRouter } from './router';
import './styles';

const nonce = cspNonce();
if (nonce) giveStylesTheNonce(nonce);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <Providers queryClient={createQueryClient()}>
      <RouterProvider router={createRouter()} />
    </Providers>
  </StrictMode>,
);
