// The owner's dashboard in the portal: workbook.json, as the portal's editor writes it.

@description('Region of the workbook.')
param location string

@description('Tags of the environment.')
param tags object

@description('Name of the Application Insights component it reads.')
param insightsName string

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(insights.id, 'workbook')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Loyalty'
    category: 'workbook'
    version: 'Notebook/1.0'
    sourceId: insights.id
    serializedData: loadTextContent('../workbook.json')
  }
}
