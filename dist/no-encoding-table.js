throw new Error('the bundle has no table for this encoding: connections are utf8mb4');
