/** What the fields of a vehicle's identity are called, with the letters of the carte grise. */
import type { IdentityField } from './lead.js';

export const LABELS: Readonly<Record<IdentityField, string>> = {
  plate: 'Immatriculation (A)',
  make: 'Marque (D.1)',
  model: 'Modèle (D.3)',
  vin: 'Numéro VIN (E)',
  firstRegistration: 'Première immatriculation (B)',
  euCategory: 'Catégorie (J)',
  energy: 'Énergie (P.3)',
  usage: 'Usage',
  odometerKm: 'Kilométrage au compteur',
  initialInspectionDate: 'Date du contrôle initial',
  initialInspectionNature: 'Nature du contrôle initial',
  periodicValidUntil: 'Dernier contrôle périodique valable jusqu’au',
};
