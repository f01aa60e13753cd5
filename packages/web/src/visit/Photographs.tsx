import { CameraOutlined, DeleteOutlined } from '@ant-design/icons';
import { Alert, Button, Card } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeEvent, ReactNode } from 'react';
import { inShanghai } from '../kit/DateText.tsx';
import type { KeptPhoto } from './field-store.ts';
import { photographOf } from './photograph.ts';
import { useFieldChanged, useFieldStore } from './useField.ts';

const types = ['image/jpeg', 'image/png'];
const bytesMost = 20 * 1024 * 1024;

/** Photographs of the visit: hashed on the device as soon as they are taken, kept there until they are sent. */
export function Photographs({ visitId, photos }: { visitId: string; photos: readonly KeptPhoto[] }): ReactNode {
  const { t } = useTranslation('visit');
  const open = useFieldStore();
  const changed = useFieldChanged();
  const [state, setState] = useState<'ready' | 'adding' | 'refused'>('ready');
  const add = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const input = event.target;
    const files = [...(input.files ?? [])];
    setState('adding');
    const fitting = files.filter(({ type, size }) => types.includes(type) && size > 0 && size <= bytesMost);
    const store = await open();
    for (const file of fitting) await store.put('photos', await photographOf(visitId, file));
    input.value = '';
    setState(fitting.length === files.length ? 'ready' : 'refused');
    await changed();
  };
  return (
    <Card size="small" title={t('photos')}>
      <p className="app-faint">{t('photosLead')}</p>
      <label className="visit-camera">
        <CameraOutlined aria-hidden />
        <span>{t(state === 'adding' ? 'addingPhoto' : 'addPhoto')}</span>
        <input
          type="file"
          accept={types.join(',')}
          capture="environment"
          multiple
          aria-label={t('addPhoto')}
          disabled={state === 'adding'}
          onChange={(event) => void add(event)}
        />
      </label>
      {state === 'refused' ? <Alert type="error" showIcon role="alert" title={t('photoNot')} /> : null}
      <ul className="visit-photos">
        {photos.map((photo, index) => <PhotoLine key={photo.id} photo={photo} n={index + 1} />)}
      </ul>
    </Card>
  );
}

function PhotoLine({ photo, n }: { photo: KeptPhoto; n: number }): ReactNode {
  const { t } = useTranslation('visit');
  const open = useFieldStore();
  const changed = useFieldChanged();
  const remove = async (): Promise<void> => {
    await (await open()).delete('photos', photo.id);
    await changed();
  };
  return (
    <li>
      <img src={photo.thumbnail} alt={t('photoOf', { n, at: inShanghai(photo.takenAt) })} />
      <div>
        <span>{inShanghai(photo.takenAt)}</span>
        <br />
        <PlaceText place={photo.place} />
        <code title={photo.sha256}>{photo.sha256}</code>
      </div>
      <Button
        icon={<DeleteOutlined aria-hidden />}
        aria-label={t('removePhoto', { n })}
        onClick={() => void remove()}
      />
    </li>
  );
}

/** Where a photograph was taken, to about a metre. */
export function PlaceText({ place }: { place: KeptPhoto['place'] }): ReactNode {
  const { t } = useTranslation('visit');
  if (place === null) return <span className="app-faint">{t('noPlace')}</span>;
  return (
    <span className="app-faint">
      {t('place', {
        latitude: place.latitude.toFixed(5), longitude: place.longitude.toFixed(5),
        accuracy: Math.round(place.accuracy),
      })}
    </span>
  );
}
