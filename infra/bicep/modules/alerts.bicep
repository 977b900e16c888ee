// What the owner hears of by e-mail. Each alert's name is a heading in docs/operations.md, which says what to do.

@description('Region of the alerts that search logs, and of the availability test.')
param location string

@description('Tags of the environment.')
param tags object

@description('Who hears of it.')
param email string

@description('Name of the Application Insights component.')
param insightsName string

@description('Name of the storage account.')
param storageName string

@description('Where people reach the app.')
param url string

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource storage 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: storageName
}

resource owner 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'owner'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'loyalty'
    enabled: true
    emailReceivers: [{ name: 'owner', emailAddress: email, useCommonAlertSchema: true }]
  }
}

// The host hands on the name of a log event, not its number; the names are those of the methods that log them.
var searches = [
  {
    name: 'webhooks-not-genuine'
    severity: 2
    description: 'A storefront\'s webhooks are refused: its secret has changed, or somebody else sends them.'
    query: 'traces | where tostring(customDimensions.EventName) == "NotGenuine"'
    every: 'PT15M'
    within: 'PT1H'
    moreThan: 4
  }
  {
    name: 'quarantine-not-empty'
    severity: 2
    description: 'Deliveries wait in quarantine; they are deleted after 30 days.'
    query: 'traces | where tostring(customDimensions.EventName) == "Waits"'
    every: 'PT1H'
    within: 'P1D'
    moreThan: 0
  }
  {
    name: 'app-failing'
    severity: 1
    description: 'The app answers with errors: storage is away, or there is a bug.'
    query: 'requests | where toint(resultCode) >= 500'
    every: 'PT15M'
    within: 'PT15M'
    moreThan: 4
  }
]

resource searching 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for search in searches: {
    name: search.name
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: search.name
      description: search.description
      severity: search.severity
      enabled: true
      scopes: [insights.id]
      evaluationFrequency: search.every
      windowSize: search.within
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: search.query
            // Under load the host sends samples: each row says for how many it stands.
            metricMeasureColumn: 'itemCount'
            timeAggregation: 'Total'
            operator: 'GreaterThan'
            threshold: search.moreThan
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [owner.id] }
    }
  }
]

resource throttled 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'storage-throttled'
  location: 'global'
  tags: tags
  properties: {
    description: 'Storage turns requests away because there are too many; storefronts send again what was not answered.'
    severity: 2
    enabled: true
    scopes: [storage.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'turned-away'
          metricNamespace: 'Microsoft.Storage/storageAccounts'
          metricName: 'Transactions'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 10
          dimensions: [
            { name: 'ResponseType', operator: 'Include', values: ['ClientThrottlingError', 'ServerBusyError'] }
          ]
        }
      ]
    }
    actions: [{ actionGroupId: owner.id }]
  }
}

// Every quarter of an hour from three places: often enough to know, seldom enough to cost little.
resource availability 'Microsoft.Insights/webtests@2022-06-15' = {
  name: 'healthz'
  location: location
  tags: union(tags, { 'hidden-link:${insights.id}': 'Resource' })
  kind: 'standard'
  properties: {
    Name: 'healthz'
    SyntheticMonitorId: 'healthz'
    Kind: 'standard'
    Enabled: true
    Frequency: 900
    Timeout: 60
    RetryEnabled: true
    Locations: [{ Id: 'emea-nl-ams-azr' }, { Id: 'us-il-ch1-azr' }, { Id: 'apac-sg-sin-azr' }]
    Request: { RequestUrl: '${url}/healthz', HttpVerb: 'GET' }
    ValidationRules: { ExpectedHttpStatusCode: 200, SSLCheck: true, SSLCertRemainingLifetimeCheck: 7 }
  }
}

resource unavailable 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'app-unavailable'
  location: 'global'
  tags: tags
  properties: {
    description: 'The app does not answer from at least two of three places.'
    severity: 1
    enabled: true
    scopes: [availability.id, insights.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: availability.id
      componentId: insights.id
      failedLocationCount: 2
    }
    actions: [{ actionGroupId: owner.id }]
  }
}
