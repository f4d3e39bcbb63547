import type { Catalogue } from '../catalogue';

export const reason: Catalogue['reason'] = {
  constraints: '配置の制約に合うノードがありません（{nodes}台が不適合）',
  resources: '未予約のCPUまたはメモリーが足りません（{nodes}台）',
  port: 'ポートがすでに使われています（{nodes}台）',
  'max-replicas': 'ノードあたりのレプリカ数が上限に達しています。ノードの追加が必要です',
  platform: 'イメージがノードのCPUまたはOSに対応していません（{nodes}台）',
  plugin: '必要なプラグインがありません（{nodes}台）',
  volume: '必要なボリュームをマウントできません（{nodes}台）',
  'not-available': '停止中、または新しいタスクを受け付けないノードがあります（{nodes}台）',
  exit: 'プログラムが終了コード{code}で終了しました',
  killed: 'プロセスが強制終了されました（137）。メモリー不足の可能性があります',
  unhealthy: 'ヘルスチェックに失敗したため、Swarmが停止しました',
  'no-image': 'イメージ{image}が存在しないか、このノードに取得する権限がありません',
  'pull-failed': 'イメージを取得できません。ノードからレジストリーに接続できません',
  'no-command': '実行するコマンドがイメージ内にありません',
  'mount-missing': 'マウントするディレクトリーがノード上にありません',
  'port-taken': 'ポートがこのノードですでに使われています',
  'network-missing': '必要なネットワークがありません',
};
