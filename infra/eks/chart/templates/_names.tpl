{{- define "names.labels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "names.worker" -}}
{{ printf "%s-worker" .Release.Name | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- define "names.account" -}}
{{ .Values.serviceAccount.name | default (include "names.worker" .) }}
{{- end }}
