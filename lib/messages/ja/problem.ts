import type { Catalogue } from '../catalogue';

export const problem: Catalogue['problem'] = {
  heading: 'Swarmの状態をまだ取得できません',
  raw: 'システムのメッセージ',
  watching: '監視対象: {endpoint}',
  retrying: '自動的に再試行します。ページの再読み込みは不要です。',
  demo: 'まず試してみたい場合は、内蔵のデモ用Swarmで起動できます。',
  place: {
    terminal: 'ターミナルで実行',
    stackFile: 'スタックファイルに記述',
    environment: '起動時の環境変数',
  },
  'no-socket': {
    title: 'Dockerのソケットが見つかりません',
    body: '監視対象の場所にソケットがありません。コンテナで動かす場合は、マネージャーのソケットをマウントしてください。それ以外の場合は、Dockerが起動しているか、DOCKER_HOSTが正しいかを確認してください。',
  },
  'no-permission': {
    title: 'Dockerのソケットを開く権限がありません',
    body: 'ソケットはありますが、このユーザーでは読み取れません。ソケットのグループにユーザーを追加し、ログインし直してください。コンテナの場合はグループ番号を指定します。',
  },
  refused: {
    title: 'Dockerが接続を受け付けていません',
    body: '接続先で待ち受けているプロセスがありません。Dockerデーモンが停止中か、再起動中です。',
  },
  'unknown-host': {
    title: 'ホスト名を解決できません',
    body: 'DOCKER_HOSTのホスト名を解決できません。つづりを確認するか、IPアドレスを指定してください。',
  },
  unreachable: {
    title: 'ホストに到達できません',
    body: 'DOCKER_HOSTのマシンから応答がありません。マシンが起動しているか、ファイアウォールで遮断されていないかを確認してください。',
  },
  tls: {
    title: 'TLS接続に失敗しました',
    body: '証明書がないか、受け入れられなかったか、一方がHTTPで通信しています。両方の環境変数を設定し、ディレクトリにca.pem、cert.pem、key.pemを置いてください。',
  },
  ssh: {
    title: 'SSH接続に失敗しました',
    body: 'SwarmscopeはこのマシンのsshコマンドでDockerに接続します。鍵、設定、known_hostsには、Swarmscopeを実行しているユーザーのものを使います。sshからの質問には答えられないため、次のコマンドが何も尋ねられずに成功する必要があります。',
  },
  'no-swarm': {
    title: 'このDockerはSwarmに参加していません',
    body: 'エンジンが単独で動作しています。次のコマンドで1台構成のSwarmになり、あとから他のノードを追加できます。',
  },
  worker: {
    title: 'このノードはワーカーです',
    body: 'Swarm全体の状態を取得できるのはマネージャーだけです。スタックファイルで次の制約を指定してマネージャーで動かすか、このノードをマネージャーに昇格してください。',
  },
  starting: {
    title: 'マネージャーが起動中です',
    body: '準備が完了すると応答します。しばらくお待ちください。',
  },
  locked: {
    title: 'Swarmがロックされています',
    body: '自動ロックが有効な状態でマネージャーが再起動しました。キーを使ってロックを解除してください。',
  },
  'certificates-expired': {
    title: 'Swarmの証明書が期限切れです',
    body: 'このノードは長期間切り離されていました。いったんSwarmから離脱し、正常なマネージャーで発行したトークンで参加し直してください。',
  },
  'no-leader': {
    title: 'Swarmのリーダーが不在です',
    body: '合意に必要な数のマネージャーが互いに通信できていません。マネージャーを復旧してください。動作中のコンテナはそのまま動き続けます。選出中であれば、数秒で解消します。',
  },
  'too-old': {
    title: 'Dockerのバージョンが古すぎます',
    body: 'Docker Engine 20.10（API 1.41）以降が必要です。',
  },
  'proxy-forbidden': {
    title: 'ソケットプロキシで許可されていません',
    body: 'プロキシが、Swarmscopeに必要なAPIを遮断しています。次の項目を許可してください。POSTは操作も行う場合にのみ必要です。',
  },
  'proxy-down': {
    title: 'ソケットプロキシからDockerに接続できません',
    body: 'プロキシは応答していますが、その先のDockerデーモンが応答していません。',
  },
  garbage: {
    title: '応答がDockerのものではありません',
    body: '応答を解釈できません。接続先がDocker Engineであるかを確認してください。',
  },
  timeout: {
    title: 'Dockerの応答に時間がかかりすぎています',
    body: 'デーモンは接続を受け付けますが、時間内に応答しません。過負荷か、停止している可能性があります。',
  },
  unknown: {
    title: 'Dockerを監視できません',
    body: '原因を特定できない問題が発生しました。以下のメッセージを確認してください。',
  },
};
