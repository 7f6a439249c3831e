// Names with accents and apostrophes, and words of trade, which faker's English lists have few of.

export const ACCENTED_FIRST_NAMES = (
  'José Zoë François Jürgen Søren Łukasz Renée Björn Çağla Ángela Noël Siân Tomáš Žofia Émile Ioană Øyvind Aïcha ' +
  "Raúl Şebnem D'Arcy Mary-Kate Jean-Luc Anaïs Günther Nuño Åsa Weronika Mihăiță Ståle"
).split(' ');

export const ACCENTED_LAST_NAMES = (
  "Müller García Núñez Lefèvre Østergaard Dvořák Żółkiewski İnce O'Connor D'Angelo O’Brien Saint-Exupéry Björklund " +
  "Gonçalves Şahin Nováková Håkansson Peña-López Strauß Çelik N'Diaye L'Hôpital Ševčík Þórsson Bałuk Ćosić"
).split(' ');

export const FAMILY_PARTICLES = 'van der|de la|von|Mc|al-|St.'.split('|');

export const BUSINESSES = (
  'Restaurant|Coffee shop|Café|Pharmacy|Clinic|Bakery|Travel agency|Hotel|Print shop|Bookshop|Florist|' +
  'Barber|Dentist|Law office|Car dealer|Garage|Gym|Art gallery|Supermarket|Patisserie|Juice bar|' +
  'Pizzeria|Laundry|Kindergarten|Photo studio|Stationery|Greengrocer|Real estate|Clothing|Shoes|' +
  'Jewellery|Hardware store|Laboratory|Hospital|Veterinarian|Consultancy|Software house|Logistics|' +
  'Insurance|R&D lab'
).split('|');

export const COMPANY_ENDINGS = 'Ltd|Ltd.|Inc.|GmbH|LLC|S.A.|Co.|PLC|B.V.|Holdings|Partners|& Co'.split('|');

export const NOTES = (
  'main|direct line|mornings only|fax as well|ext. 123|no answer after 4 pm|leave a message|' +
  'ask for "the boss"|new number, since May|home|doesn\'t pick up|head office, 2nd floor|' +
  'invoice sent; 50% paid|Mon–Fri\n9–17|résumé on file'
).split('|');
