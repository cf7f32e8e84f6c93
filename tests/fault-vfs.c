int fault_vfs_placeholder;
