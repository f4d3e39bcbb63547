import type { Catalogue } from '../catalogue';

export const deploy: Catalogue['deploy'] = {
  title: 'スタックをデプロイ',
  updateTitle: 'スタック{name}を更新',
  action: 'スタックをデプロイ',
  update: '更新',
  name: 'スタック名',
  nameBad: '英数字、ハイフン、アンダースコアを使い、先頭と末尾は英数字にしてください。',
  nameTaken: '同じ名前のスタックがあります。デプロイすると更新されます。',
  file: 'Composeファイル',
  fileHint: '入力や貼り付けのほか、ファイルをドロップすることもできます。',
  open: 'ファイルを開く…',
  loadRunning: '稼働中の内容から始める',
  unreadable: 'このファイルは読み込めませんでした。',
  variables: '変数',
  variablesHint: 'ファイルの中で値が決まっていない変数です。値はdocker CLIにだけ渡されます。',
  variableDefault: '既定値: {value}',
  variableEmptyDefault: '既定値: 空',
  variableNeeded: '必須',
  prune: 'このスタックのうち、ファイルにないサービスを削除する',
  preview: 'プレビュー',
  previewing: 'docker CLIに問い合わせています…',
  previewAgain: 'プレビューの後に内容が変更されました。',
  deploy: 'デプロイ',
  deploying: 'デプロイしています…',
  done: 'スタック{name}をデプロイしました',
  notDone: 'スタック{name}をデプロイできませんでした',
  partly: 'スタック{name}は一部しかデプロイされませんでした',
  fine: 'エラーはありません',
  errors: 'エラー{count}件',
  warnings: '注意{count}件',
  notTold: 'ほかに{about}件',
  place: '{line}行{column}桁',
  finding: {
    'too-large': 'ファイルが上限の{about} KiBを超えています。',
    empty: 'ファイルが空です。',
    yaml: 'YAMLとして読めません: {about}',
    'double-key':
      '「{about}」は{elsewhere}行にもあります。同じ場所に同じキーは一度しか書けません。どちらかを消してください。',
    'double-merge':
      '「<<」は{elsewhere}行にもあります。新しいdocker CLIは二つ目を受け付けません。複数のマップは<<: [*a, *b]のようにまとめて書いてください。',
    'many-documents':
      'Composeファイルに書けるドキュメントは一つだけです。この「---」から後ろを消してください。別のスタックは別のファイルからデプロイします。',
    aliases: 'エイリアスが自分自身を参照しているか、展開後の量が多すぎます。',
    'too-complex':
      '検査に時間がかかりすぎるか、入れ子が深すぎます。Composeファイルとしてもっと単純な書き方にしてください。',
    'too-much':
      'このファイルはdocker CLIの中で大きくなりすぎます。長い値の変数が何度も使われているか、ポートの範囲が全部で100,000を超えています。',
    busy: 'サーバーが他のファイルを検査しています。少し待ってからもう一度お試しください。',
    'not-plain':
      'Composeファイルでは使わない書き方のため、docker CLIには渡されません: {about}。キーは普通の文字列で、値はタグなしで書いてください。',
    'no-map': 'ここにはキーと値を書きます。',
    version: 'スタックのデプロイにはバージョン3または3.xが必要です（現在: {about}）。',
    'no-services': 'サービスがありません。',
    'unknown-key': 'ここでは使えないキーです: {about}',
    'forbidden-key':
      '「{about}」はバージョン2のキーで、Swarmでは使えません。たとえばリソースの制限はdeploy: resources:に書きます。',
    'ignored-key': '「{about}」はSwarmでは無視されます。',
    'newer-key':
      '「{about}」を読まないdocker CLIがあり、その場合は何も言わずに無視されます。デプロイした後でサービスを確認してください。',
    'restart-no':
      'docker CLIはrestart: "no"を無視し、Swarmは既定でタスクを再起動します。deploy: restart_policy: condition: noneと書いてください。',
    'restart-policy':
      'docker CLIはrestartを無視すると表示しますが、実際には再起動ポリシーとして読みます（{about}）。deploy: restart_policy:に書いてください。',
    'host-separator':
      '20.10などの古いdocker CLIは「{about}」を無視します。等号の代わりにコロンを使ってください。',
    'relative-path':
      '「{about}」は絶対パスではありません。他のファイルは読み込まれないため、ノード上の場所をルートから書いてください。',
    'pipe-mount':
      'docker CLIは「{about}」を自分のフォルダーの中のパスとして扱います。名前付きパイプはtype: npipe、source:、target:の形で書いてください。',
    'bad-name': '「{about}」は名前に使えません。英数字、ハイフン、アンダースコアを使ってください。',
    'long-name': '「{about}」はサービス名の上限である63文字を超えています。',
    'build-only':
      'サービス{about}にはbuild:だけがあり、image:がありません。Swarmはビルドしません。イメージをビルドしてレジストリにプッシュし、その名前を書いてください。',
    'no-image': 'サービス{about}にimageがありません。',
    'env-file': '他のファイルは読み込まれません。{about}の変数はenvironment:に書いてください。',
    'file-based':
      '他のファイルは読み込まれません。「シークレットとコンフィグ」のページで{about}を作成し、ここにはexternal: trueと書いてください。',
    undefined: 'ファイルの中で定義されていません: {about}',
    'missing-network':
      'ネットワーク{about}がSwarmにありません。先に「ネットワーク」のページで作成してください。',
    'bad-variable': '変数の書き方が正しくありません: {about}。ドル記号そのものは$$と書きます。',
    'swallowed-text':
      '波括弧のない変数の直後にハイフンや疑問符があると、docker CLIはそこから後ろの文字列を既定値やメッセージとして読みます。変数名を波括弧で囲んでください: {about}',
    'split-variable':
      'docker CLIはこの変数を誤った位置で区切るため、値が読まれません。メッセージには「-」と「:?」を、「-」の後の既定値には「:-」を使わないでください: {about}',
    'nested-variable':
      'docker CLIは既定値やメッセージの中の変数と「$$」を解釈せず、書かれたとおりの文字列にします。普通の文字列で書いてください: {about}',
    alternative:
      'docker composeの:+と+は、docker CLIでは使えません: {about}。変数だけを書き、値の全体をその変数に入れてください。',
    hash: 'このパスワードハッシュの一部が、docker CLIに変数として読まれます: {about}。ドル記号はすべて$$と書いてください。',
    'unset-variable': '変数{about}の値がまだありません。',
    'too-many-variables': '変数の数が上限の{about}個を超えています。',
    more: 'ほかに{about}件あります。表示中の項目を直すと表示されます。',
    'port-address':
      'Swarmではアドレスを限ってポートを公開できません。{about}は、すべてのノードのすべてのアドレスで公開されます。ファイアウォールで閉じるか、ポートを公開せずにネットワークを使ってください。',
    'external-name':
      'external:の中にname:を書くのは{about}を指定する古い書き方です。external: trueと書き、name:をその隣に書いてください。',
    'needs-version':
      'サーバーのdocker CLIは古く、バージョンのないファイルを受け付けません。先頭の行にversion: "3.8"と書いてください。',
    'unknown-version':
      'サーバーのdocker CLIはバージョン{about}に対応していません。"3.8"などの低いバージョンにするか、docker CLIを新しくしてください。',
    docker: 'docker CLIがこのファイルを受け付けません:',
    'docker-remark': 'docker CLIからの注意:',
  },
  noCli: {
    title: 'サーバーにdocker CLIがありません',
    body: 'スタックはdocker CLIの「stack deploy」でデプロイするため、プレビューとデプロイは利用できません。ファイルの検査はできます。SwarmscopeのサーバーにCLIをインストールするか、DOCKER_CLIで場所を指定してください。ファイルを保存して、ターミナルからデプロイすることもできます:',
  },
  plan: {
    title: 'デプロイによる変更',
    nothing: '変更はありません。',
    create: '作成',
    restart: '更新（タスクは入れ替わります）',
    update: '更新（タスクはそのまま動きます）',
    rerun: 'ジョブのため、最初から再実行されます',
    keep: '変更なし',
    remove: '削除',
    leave: '残ります（ファイルにありません）',
    differs: '変わる項目: {parts}',
    remarks: 'docker CLIからのメッセージ:',
    counts:
      '{create, plural, =0 {} other {作成#件、}}{restart, plural, =0 {} other {入れ替え#件、}}{update, plural, =0 {} other {更新#件、}}{rerun, plural, =0 {} other {再実行#件、}}{remove, plural, =0 {} other {削除#件、}}変更なし{keep}件',
  },
  object: {
    service: 'サービス',
    network: 'ネットワーク',
    secret: 'シークレット',
    config: 'コンフィグ',
  },
  step: { create: '作成しました', update: '書き込みました', remove: '削除しました', failed: '失敗しました' },
  toStack: 'スタック{name}を開く',
  byHand: 'ファイルをcompose.ymlとして保存した場合のコマンド:',
  page: {
    gone: 'このスタックはSwarmにありません',
    goneHint: 'ターミナルなどから削除された可能性があります。',
    services: 'サービス',
    tasks: 'タスク',
    networks: 'ネットワーク',
    noTasks: '現在タスクはありません。',
  },
  export: {
    action: 'エクスポート',
    title: 'スタック{name}のComposeファイル',
    body: 'デプロイすると、現在の状態と同じになります。環境変数の値は変数に置き換えてあるので、他の人にも見せられます。',
    bodyBut:
      'デプロイすると、下に示すものを除いて現在の状態と同じになります。環境変数の値は変数に置き換えてあるので、他の人にも見せられます。',
    unsaid:
      'Composeファイルでは表現できないため、このファイルに含まれていません。デプロイするとこれらの設定は失われます:',
    reordered:
      'docker CLIが次のリストを独自の順序に並べ替えます。デプロイするとタスクが入れ替わることがあります:',
    withValues: '環境変数の値も含める（監査ログに記録されます）',
    save: '保存',
    edit: '編集してデプロイ',
    asking: 'Dockerに問い合わせています…',
  },
  stop: {
    action: '停止',
    title: 'スタック{name}を停止しますか？',
    body: '{count}件のサービスのタスクをすべて止め、元のレプリカ数をサービスのラベルに保存します。それ以外は残るので、起動すれば元に戻ります。',
    jobs: 'ジョブは変更すると再実行されるため、そのままにします。',
    confirm: 'スタックを停止',
    done: 'スタック{name}を停止しました',
    start: '起動',
    started: 'スタック{name}を起動しました',
    nothing: 'スタック{name}: 変更はありません',
    nothingHint:
      'レプリカ数が保存されていません。ここから停止したスタックではないため、サービスを個別にスケールしてください。',
  },
};
