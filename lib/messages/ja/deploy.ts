import type { Catalogue } from '../catalogue';

export const deploy: Catalogue['deploy'] = {
  title: 'スタックの作成',
  updateTitle: 'スタック{name}を更新',
  action: 'スタックを作成',
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
  deploy: 'デプロイ',
  deployThis: '{name}をデプロイ: {what}',
  what: {
    create: '作成{count}',
    change: '変更{count}',
    rerun: '再実行{count}',
    remove: '削除{count}',
    nothing: '変更なし',
  },
  deploying: '{name}をデプロイしています…',
  again: '再確認',
  why: {
    empty: 'Composeファイルを入力するか、例から始めてください。',
    noName: 'スタック名を入力してください。',
    badName: 'スタック名を修正してください。',
    errors: 'エラーを修正してください（{count}件）。',
    asking: '変更内容を確認しています…',
    slow: '変更内容の確認に時間がかかっています。docker CLIの応答を待っています。編集を続けると、もう一度確認します。',
    refused: 'docker CLIがこのファイルを受け付けません。下の説明をご覧ください。',
    'no-cli': 'サーバーにdocker CLIがありません。下の説明をご覧ください。',
    failed: '変更内容を確認できませんでした。下の説明をご覧ください。',
    confirm: '先に削除を確認してください。',
    signIn: '変更内容の確認とデプロイにはサインインが必要です。',
    deploying: 'Dockerに1つずつ反映しています。',
  },
  confirm: '{count}件のサービスが削除されます。確認のため<b>{name}</b>と入力してください。',
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
    docker: 'docker CLIがこのファイルを受け付けません。',
    'docker-remark': 'docker CLIからの注意:',
  },
  noCli: {
    title: 'サーバーにdocker CLIがありません',
    body: 'スタックはdocker CLIの「stack deploy」でデプロイするため、変更内容の確認とデプロイはできません。ファイルの検査はできます。SwarmscopeのサーバーにCLIをインストールするか、DOCKER_CLIで場所を指定してください。ファイルを保存して、ターミナルからデプロイすることもできます:',
  },
  plan: {
    title: '変更内容',
    nothing: '変更はありません。',
    create: '<b>{name}</b>を作成（{about}）',
    createOther: '{object}<b>{name}</b>を作成',
    restart: '<b>{name}</b>: {about}',
    update: '<b>{name}</b>: {about}（タスクはそのまま動きます）',
    rerun: 'ジョブ<b>{name}</b>を再実行',
    rerunChanged: 'ジョブ<b>{name}</b>を再実行: {about}',
    remove: '<b>{name}</b>を削除（{about}）',
    removeOther: '{object}<b>{name}</b>を削除',
    leave: '{object}<b>{name}</b>はファイルにありませんが、残ります',
    keep: '{object}<b>{name}</b>は変更なし',
    and: '{first}、{second}',
    amount: {
      replicated: '{count} × {image}',
      job: '{image}を{count}回',
      global: '各ノードに{image}',
      'global-job': '各ノードで{image}を1回',
    },
    where: { workers: 'ワーカーのみ', managers: 'マネージャーのみ', constraint: '条件: {constraint}' },
    moved: '配置: {where}',
    anywhere: 'すべてのノード',
    from: '{from} → {to}',
    tasks: 'タスク数{from} → {count}',
    image: { digest: '{image}の別のビルド' },
    pace: {
      one: 'タスクは入れ替わります',
      all: '{count}件のタスクを一度に',
      some: '{count}件のタスクを{atOnce}件ずつ',
      everywhere: '各ノードのタスクを{atOnce}件ずつ',
      everywhereAll: '各ノードのタスクを一度に',
      startFirst: '新しいタスクを先に起動',
    },
    differs: '変わる項目: {parts}',
    remarks: 'docker CLIからのメッセージ:',
  },
  object: {
    service: 'サービス',
    network: 'ネットワーク',
    secret: 'シークレット',
    config: 'コンフィグ',
  },
  step: { create: '作成しました', update: '書き込みました', remove: '削除しました', failed: '失敗しました' },
  steps: '書き込んだ内容（{count}件）',
  editor: {
    help: 'Tabで候補を確定または字下げします。候補はCtrl+Spaceで表示できます。エディターから出るには、Escの後にTabを押します。',
    completions: '入力候補',
    inSwarm: 'Swarmに存在',
    fold: '行を折りたたむ',
    unfold: '行を展開する',
    folded: '折りたたまれた行',
  },
  start: {
    examples: '例から始める',
    running: '稼働中のスタックから始める',
    runningHint: '現在の内容を変更またはコピーします',
    about: {
      nginx: 'ワーカーに3つのnginx。全ノードの8000番ポートで公開',
      echo: '書籍のecho: echo APIとその前段のnginxを3つずつ、ネットワークch03で',
      visualizer:
        '書籍のvisualizer: 各マネージャーの9000番ポートでSwarmscopeを公開。シークレットが2つ必要です',
      ingress: '書籍のingress: echoの前段に置くHAProxyを各マネージャーに。先にコンフィグの作成が必要です',
    },
  },
  landing: { title: 'タスクの配置先', waiting: '割り当て待ち' },
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
    action: 'エクスポート…',
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
    action: '停止…',
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
