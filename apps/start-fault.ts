// Why a process cannot start, in one line that says what to do.
import { WrongSetting } from '#infra/config';
import { DatabaseTooOld } from '#infra/database';
import { FolderUnavailable } from '#infra/files';

type SystemFault = NodeJS.ErrnoException & { readonly port?: number; readonly address?: string };

const PORTS = 'API_PORT、SANDBOX_PORT 或 OPERATIONS_PORT';

/** One line for the person who started it; `undefined` if nothing is known of such a fault. */
export const startFault = (error: unknown): string | undefined => {
  const { code, port, address, syscall, message } = error as SystemFault;
  if (error instanceof WrongSetting || error instanceof FolderUnavailable || error instanceof DatabaseTooOld)
    return message;
  if (code === 'EADDRINUSE') return `端口 ${port} 已被占用：请停止占用它的程序，或用 ${PORTS} 换一个端口。`;
  if (code === 'EACCES' && port !== undefined)
    return `没有权限使用端口 ${port}：请用 ${PORTS} 换一个 1024 以上的端口。`;
  if (code === 'EADDRNOTAVAIL' || (syscall === 'getaddrinfo' && port === undefined))
    return `设置 HOST（监听地址）有误：本机没有“${address ?? (error as { hostname?: string }).hostname ?? ''}”这个地址。`;
  return undefined;
};
