export * from './customers.module';
export * from './customers.service';
export * from './customer';
export * from './customer-body';
export * from './customer-rules';
export * from './customer-search-key';
export * from './customer-walk';
export * from './dto/is-customer-search';
