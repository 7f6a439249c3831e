export * from './contact';
export * from './contact-rules';
export * from './contact.sql';
export * from './dto/contact.dto';
