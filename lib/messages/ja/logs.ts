import type { Catalogue } from '../catalogue';

export const logs: Catalogue['logs'] = {
  title: 'ログ',
  of: '<b>{name}</b>のログ',
  choose:
    'ログを表示する対象を選択してください。サービスのログは、全ノードの全タスクの出力をまとめたものです。',
  region: '{name}のログ',
  signIn: 'ログを見るにはサインインしてください',
  signInHint: 'ログには公開を意図していない情報が含まれることがあるため、operatorとadminだけが閲覧できます。',
  notAllowed: 'このログを閲覧する権限がありません',
  notAllowedHint: '閲覧できるのは、対象のスタックを担当するoperatorとadminです。',
  phase: {
    opening: '接続中…',
    past: 'これまでの出力を読み込み中…',
    live: '追従中',
    reconnecting: '切断されました。再接続中…',
    full: '保持できる行数に達しました',
    paused: '一時停止中',
    ended: '終了',
  },
  end: {
    over: 'タスクは終了しました。これが最後の出力です。',
    goneService: 'このサービスはSwarmから削除されました。読み込み済みの行は、ページを離れるまで残ります。',
    goneTask:
      'このタスクはSwarmの履歴から消え、コンテナも削除されました。読み込み済みの行は、ページを離れるまで残ります。',
    'not-allowed': 'このログを閲覧する権限がなくなりました。',
    broken: 'Dockerがストリームを終了しました。',
    full: '{time}以降の{count, number}行を表示しています。この後にも続きがあります。',
  },
  refused: {
    gone: 'ログはありません。対象はSwarmに存在しないか、すでに削除されています。',
    'signed-out': 'ログを見るにはサインインしてください。',
    'not-allowed': 'このログを閲覧する権限がありません。',
    invalid: 'このURLに対応するログはありません。',
    unwritten:
      'サーバーが監査ログを書き込めないため、ログを読めません。ディスクの空き容量が不足している可能性があります。サーバーの管理者に連絡し、後でこのページを再読み込みしてください。',
    other: 'ログを読み込めません: {message}',
  },
  toNow: '最新へ移動',
  empty: 'まだ何も出力されていません。',
  emptyEnded: '何も出力されなかったか、Dockerにはもう残っていません。',
  driver: {
    never:
      'ログドライバーが{driver}のため、Dockerは出力を保存しません。ここに行が表示されることはありません。',
    uncopied:
      'ログドライバー{driver}は出力を外部に送ります。cache-disabledオプションによりDockerにはコピーが残らないため、ここには表示されません。送信先で確認してください。',
    copied:
      'ログドライバー{driver}は出力を外部に送ります。Docker 20.10以降では通常コピーが残り、ここに表示されます。出力があるはずなのに表示されない場合は、送信先で確認してください。',
    default:
      'このサービスにはログドライバーの指定がないため、各ノードの既定のドライバーが使われます。それが何かは、Swarmからは分かりません。出力があるはずなのに表示されない場合は、そのドライバーが出力を保存していない可能性があります。',
    now: '現在のログドライバーは{driver}で、Dockerには出力のコピーが残りません。新しい行は表示されません。',
    change:
      'ドライバーをlocalまたはjson-fileにすると、Dockerに出力が保存されます。サービスの定義ファイルで指定するか、次のコマンドで変更してください。タスクは置き換えられます。',
    look: 'ノードの既定のドライバーは、そのノードで次のコマンドを実行すると確認できます。',
    refused:
      'ログドライバーが出力を保存しないため、Dockerはこのログを読み出せません。ドライバーをlocalまたはjson-fileにするか、ドライバーの送信先で確認してください。',
  },
  notStarted: 'このタスクのコンテナは一度も起動しなかったため、ログはありません。',
  notYet: 'このタスクのコンテナはまだ起動していません。起動すると、ここに表示されます。',
  waiting: '現在の状態は{state}です。',
  missing: '一部の行を取得できませんでした',
  nodeDown: '{names}が応答しません。復旧するまで、そのノードのタスクの出力は読み込めません。',
  dropped: '古い{count, number}行は破棄しました（保持できるのは{limit, number}行までです）。',
  cut: '残り{bytes, number}バイト',
  search: '検索',
  searchHint: '表示中の行を検索',
  found: '{count, number}件中{at, number}件目',
  foundNone: '一致なし',
  previous: '前の一致へ',
  next: '次の一致へ',
  pause: '一時停止',
  resume: '再開',
  newer: '{count, plural, =0 {新しい行はありません} other {新しい行が#行}}',
  times: '時刻',
  wrap: '折り返し',
  download: 'ダウンロード',
  lines: '{count, number}行',
  stderr: 'err',
  stderrHint: '標準エラー出力',
  at: 'イベントの時刻: {time}',
};
