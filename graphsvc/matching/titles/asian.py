"""The commonest Japanese and Chinese words of job titles, as in ``english``.

They are found inside a run of characters, the longest first: 営業部長 is 営業 and 部長.
"""

from typing import Final

LEVELS: Final = """
of: 的, の
and: 和, 与, 兼, 及
ceo: 代表取締役, 代表取締役社長, 社長, 首席执行官, 首席執行官, 首席執行長, 总经理, 總經理
ceo: 最高経営責任者, 执行总裁, 代表社員, 执行长, 執行長, 行政总裁
cto: 首席技术官, 首席技術官, 最高技術責任者, 技術長
cfo: 首席财务官, 首席財務官, 最高財務責任者, 财务总监, 財務總監, 財務長
coo: 首席运营官, 首席營運官, 最高執行責任者, 营运长, 營運長
cmo: 首席营销官, 首席市场官, 最高マーケティング責任者
cio: 首席信息官, 最高情報責任者
cpo: 首席产品官
chro: 首席人力资源官, 最高人事責任者
chief_scientist: 首席科学家, 首席科學家
chief_investment_officer: 首席投资官, 首席投資官
chief: 首席
president: 总裁, 總裁
chairman: 董事长, 董事長, 会長, 主席, 取締役会長, 代表取締役会長
vp: 副总裁, 副總裁, 副社長, 副总经理, 副總經理, 執行役員, 副总, 取締役副社長
executive_board: 取締役, 専務取締役, 常務取締役, 専務, 常務
executive_director: 执行董事, 執行董事
non_executive: 董事, 社外取締役, 独立董事, 監査役, 监事
founder: 创始人, 創辦人, 創始人, 联合创始人, 聯合創始人, 共同創業者, 創業者, 创办人, 共同创始人
entrepreneur: 企業家, 企业家, 起業家
owner: 老板, 老闆, オーナー, 个体户, 店主
partner: 合伙人, 合夥人, パートナー
head: 部長, 部长, 本部長, 事業部長, 局長, 所長, 次長, 室長, 负责人, 負責人, 责任者, 責任者, 处长
head: 处長, 部门主管, 院长, 院長
director: 总监, 總監, ディレクター
manager: 经理, 經理, 課長, 课长, マネージャー, マネージャ, マネジャー, 店長, 店长, 支店長, 科长
manager: 工場長, 厂长
supervisor: 主管, 係長, 主任, スーパーバイザー
team_leader: 组长, 組長, 班長, リーダー, チームリーダー, 团队负责人
project manager: 项目经理, 專案經理, プロジェクトマネージャー, プロジェクトマネジャー
project manager: プロジェクトリーダー, 项目主管
product_manager: 产品经理, 產品經理, プロダクトマネージャー, プロダクトマネジャー
account manager: 客户经理, 客戶經理, アカウントマネージャー, 大客户经理
senior: 高级, 高級, 资深, 資深, シニア
junior: 初级, 初級
deputy: 副
assistant: 助理, 助手, アシスタント
secretary: 秘书, 秘書
intern: 实习生, 實習生, インターン, 实习, 実習生
student: 学生, 學生, 硕士生, 本科生, 大学生, 研究生, 碩士生
phd_student: 博士生, 博士研究生, 博士課程
representative: 代表
"""
FUNCTIONS: Final = """
engineer: 工程师, 工程師, エンジニア, 技師
engineering: 工程
developer: 开发工程师, 程序员, 程式設計師, 開發者, 开发者, プログラマー, プログラマ, 开发人员
development: 开发, 開發, 開発
frontend software: 前端
backend software: 后端, 後端
software: 软件, 軟體, ソフトウェア, ソフトウエア
architect: 架构师, 建筑师, 架構師, 建築家, アーキテクト, 建築士
technology: 技术, 技術
algorithm: 算法
test: 测试, 測試
it: 信息技术, 信息, 資訊, 情報システム, システム
project: 项目, 專案, プロジェクト
product: 产品, 產品, プロダクト
design: 设计, 設計, デザイン
designer: 设计师, 設計師, デザイナー
data: 数据, 數據, データ, 大数据
analyst: 分析师, 分析師, アナリスト
research: 研究
research_development: 研发, 研發, 研究開発
researcher: 研究员, 研究員, 研究者
scientist: 科学家, 科學家, サイエンティスト
data_scientist: 数据科学家, データサイエンティスト
sales: 销售, 銷售, 営業, セールス, 商务
business_development: 业务拓展, 业务发展, 事業開発, 商务拓展
marketing: 市场, 市場, 市场营销, 行銷, 营销, マーケティング, 推广
public_relations: 公关, 公關, 広報
advertising: 广告, 廣告, 広告
communications: 传播
customer_service: 客服, 客户服务, 客戶服務, カスタマーサポート, サポート
customer_success: 客户成功, カスタマーサクセス
finance: 财务, 財務, 金融
accountant: 会计师, 會計師, 公認会計士, 税理士
accounting: 会计, 會計, 経理
auditor: 审计师, 监査人
audit: 审计, 審計
investment: 投资, 投資
human_resources: 人力资源, 人力資源, 人事, 人资
recruitment: 招聘, 採用
training: 培训, 培訓, 研修
legal: 法务, 法務, 法律
lawyer: 律师, 律師, 弁護士
operations: 运营, 營運, 運営, オペレーション
production: 生产, 生產, 生産
manufacturing: 制造, 製造
logistics: 物流
supply_chain: 供应链, 供應鏈, サプライチェーン
quality: 质量, 品质, 品質
procurement: 采购, 採購, 購買, 調達, 资材
administration: 行政, 総務, 事務, 庶務
teacher: 教师, 老师, 教師, 老師, 讲师, 講師, 教员
professor: 教授, 副教授, 准教授, 助理教授, 助教授
physician: 医生, 醫生, 医师, 医師
nurse: 护士, 護士, 看護師
pharmacist: 药剂师, 薬剤師
consultant: 顾问, 顧問, コンサルタント, 咨询师
consulting: 咨询, コンサルティング
editor: 编辑, 編輯, 編集者, 编辑部
editor_in_chief: 主编, 編集長, 總編輯, 总编辑
journalist: 记者, 記者
translator: 翻译, 翻譯, 翻訳
strategy: 战略, 策略, 戦略, 経営企画
planning: 企画, 企划, 策划
senior expert: 专家, 專家
expert: 専門家
specialist: 专员, 專員, スペシャリスト
region: 区域, 大区, 地区
phd: 博士
postdoc: 博士后, 博士後
"""
