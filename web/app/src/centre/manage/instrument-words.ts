/** The sentences of the register of instruments; French first. */
import type { InstrumentKind } from '@autovisite/graph';
import { locale } from '../../graph.js';

const fr = {
  title: 'Appareils de mesure',
  help: 'Un appareil dont l’étalonnage est échu, ou jamais noté, ne peut pas servir.',
  none: 'Aucun appareil : les mesures se saisissent sans appareil étalonné, avec un motif.',
  add: 'Ajouter un appareil',
  kind: 'Nature de l’appareil',
  choose: 'Choisissez sa nature',
  name: 'Nom, imprimé sur les procès-verbaux',
  serialNumber: 'Numéro de série',
  address: 'Adresse réseau s’il est relié (facultatif)',
  calibrate: 'Noter un étalonnage',
  calibratedOn: 'Étalonné le',
  validUntil: 'Valable jusqu’au',
  certificate: 'Numéro du certificat',
  until: (day: string) => `étalonné jusqu’au ${day}`,
  over: 'étalonnage échu ou jamais noté',
  free: 'sans étalonnage',
  every: (months: number) => `${months} mois au plus entre deux étalonnages.`,
  linked: 'relié',
  retire: 'Retirer l’appareil',
  retireHelp: (name: string) => `${name} ne mesure plus rien à partir de maintenant. Ses anciennes mesures restent.`,
  kinds: {
    BRAKE_TESTER: 'Freinomètre',
    SUSPENSION_TESTER: 'Banc de suspension',
    SIDE_SLIP_PLATE: 'Plaque de ripage',
    GAS_ANALYSER: 'Analyseur de gaz',
    OPACIMETER: 'Opacimètre',
    HEADLAMP_TESTER: 'Réglophare',
    TREAD_GAUGE: 'Jauge de profondeur',
    SOUND_LEVEL_METER: 'Sonomètre',
    OBD_TOOL: 'Outil de diagnostic',
  } as Readonly<Record<InstrumentKind, string>>,
};

const en: typeof fr = {
  title: 'Measuring instruments',
  help: 'An instrument whose calibration is over, or was never noted, may not be used.',
  none: 'No instrument: measurements are entered without a calibrated one, with a reason.',
  add: 'Add an instrument',
  kind: 'What it is',
  choose: 'Choose what it is',
  name: 'Name, printed on reports',
  serialNumber: 'Serial number',
  address: 'Network address if it is linked (optional)',
  calibrate: 'Note a calibration',
  calibratedOn: 'Calibrated on',
  validUntil: 'Valid until',
  certificate: 'Number of the certificate',
  until: (day) => `calibrated until ${day}`,
  over: 'calibration over, or never noted',
  free: 'needs no calibration',
  every: (months) => `${months} months at most between two calibrations.`,
  linked: 'linked',
  retire: 'Retire the instrument',
  retireHelp: (name) => `${name} measures nothing from now on. What it measured stays.`,
  kinds: {
    BRAKE_TESTER: 'Brake tester',
    SUSPENSION_TESTER: 'Suspension tester',
    SIDE_SLIP_PLATE: 'Side-slip plate',
    GAS_ANALYSER: 'Gas analyser',
    OPACIMETER: 'Opacimeter',
    HEADLAMP_TESTER: 'Headlamp tester',
    TREAD_GAUGE: 'Tread gauge',
    SOUND_LEVEL_METER: 'Sound level meter',
    OBD_TOOL: 'Diagnosis tool',
  },
};

export const catalogue = { fr, en };
export const words = catalogue[locale];
export const INSTRUMENT_KINDS = words.kinds;
