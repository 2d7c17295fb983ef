/** Where a SQL warehouse is on its workspace's host, as tools and drivers ask for it (HTTP path). */
export const warehousePath = (warehouseId: string): string => `/sql/1.0/warehouses/${warehouseId}`;
